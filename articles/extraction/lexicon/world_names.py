"""Given names of the whole world, without accents, with the gender that they suggest; and family
names that stand before the given name."""

from __future__ import annotations

from typing import Final

# Africa, the Arab world, Turkey, Iran, Central, South and South-East Asia, Slavic and Latin names.
WORLD_MALE: Final = frozenset(
    """
abba abbas abd abdallah abdel abdelaziz abdelkader abdelmadjid abderrahmane abdi abdirahman abdou
abdoul abdoulaye abdulaziz abdulkadir abdulla abdullahi abdulrahman abebe abel abiodun abiy abu
abubakar adama ade adebayo adel adem aden adil adnan adolfo afonso agus ahmet aidar ajay akash akin
akinwumi akira aksel alaa alain alassane alberto aldo alejo alemayehu alessandro alexandre
alexandros alexandru alfonso alfredo alhaji alhassan alioune aliyu alonso altaf alvaro amadou aman
amaro amin amine amit amos anand anas andres andrii andrzej angus anh aniceto anil ankit ante
antoine anwar apollo aram arash arif arjun arman armando arnaud arsen artem arturo arun arvind
asadullah asghar ashok ashraf aslan assad atiku atilla august augustin augusto aung aurelio ayman
ayodele azam azimjon aziz baba babacar bachir badr bahram bakary bakhtiyar balaji bambang barham
bartolome bashar bashir bassam bassem bassirou batyr bayo behrouz bekele benedict benigno benito
benjamin benoit beppe bernardo bertrand bhim bilal bilel biram birame blaise bobi bogdan bola bolat
boubacar boureima brahim branko brice bruno bukola bulat burak camilo carmelo celestin cem cengiz
chandra charly che cheick cheikh cheng chidi chijioke chike chinedu chukwudi chukwuma ciro claudio
clement cornelius cosmas cristian cristiano cristobal cyprian cyril dagoberto dai daler damir dang
daniil danilo danylo dario darko daud davide davit dawit dayo deepak dejan demba demir deng denys
deogratias desire dev dhruv diallo dickson didier dieudonne dilip dinesh dino diogo djibril dmytro
doan domenico domingo dominik domitien donatien dragan duc duong dusan eamon ebrahim edgardo edmond
edson efrain efren egor ehsan ekrem eleuterio eliud eloi elvis emeka emerson emil emile emiliano
emin emmerson emre endalkachew enes enver ephrem erdem erdogan erhan eric erick erkin ernst esteban
etienne euclides eustace evariste evaristo evgeny ezekiel ezequiel faisal faiz fakhri farai farhad
farhan farid farouk farrukh fawaz fawzi faycal fayez federico femi ferdinando ferhat fernand filip
firas florent florian fodio folarin fredy fuad gabor gael gamal ganesh gaspard gaston gatluak gazi
gebre gebru genaro georges georgi georgios geraldo german getachew ghaith ghassan gia gianni
gilberto giles gilles giorgi girma godfrey goran gregoire gregorio grigory guido guilherme
guillaume guled gulshan gurbanguly guven habib habibullah habtamu hachem hadi haider hailu hakan
hakeem haluk hama hamad hamadi hamdi hamidou hamza hani hanif harish haroon harun harvey hashem
hashim hassane hatem haydar haytham hedi hemant heriberto hernan hicham hichem hilmi hiroshi hisham
hoang horacio houssam hovik hrant huang hugo humberto hung husain huseyin hussain hysen iain ian
ibraheem ibrahima idris idriss idrissa ifeanyi ignatius igwe ihor ikenna ikram ilham ilias ilir
iliya ilyas imad imad-eddin imran innocent inocencio irfan isaias ishaq ishmael iskander islam
ismael ismail ismet issa issam issouf istvan ivo iyad izzat jabbar jaber jabir jacinto jad jagdish
jai jalal jama jamshid janos javad javed jawad jawhar jean-baptiste jean-claude jean-marie
jean-paul jean-pierre jeremie jerzy jesper jibril jimoh joachim joao jocelyn joel jomo joni joram
jordi jovan jozef juma jurgen juvenal kabir kader kadir kadyr kaleb kalid kalidou kamel kamil
kamran karan karel karl-heinz kasim kassim kaveh kayode kazem kebede kelechi kemal kenan kenji
kerem kevork khaled khalil khamis khan kibrom kiran kizza koffi kofi kojo komil kostas kostiantyn
krishna krzysztof kumar kwabena kwaku kwame kwasi kwesi lajos lakshman laszlo laurent lazaro
leandro leif lekan leonardo leonel leonid leopold leopoldo levan levon liaquat lin lionel lisandro
livio ljubomir loic luan luben lubomir lucian luciano lucien ludovic ludwig luigi luka lukasz lwazi
maamoun maciej madhav mahad mahamadou mahamat mahamoud mahathir mahdi maher mahesh mahinda mahmood
mahmud mahmudur majdi majed majid makhtar maksym malam malek malik mamadou mamoun mamun manish
manoj mansoor mansour marat marcelino marcelo marcin marek mariano mariusz maroun marwan masood
masoud massimo matej matias mats maung mauricio mauro max mbaye medet megawati mehdi mehmed mehran
memet menachem mendsaikhan mert metin mevlut michal micheal michele mihai mikael mikel mikheil
miklos milan mile milos miloud min miran mircea miro miroslav mohamad mohamadou mohamedou
mohammadreza mohan mohanad mohsen mohsin moise moises mokhtar momodou moncef moo morad mordechai
mouhamadou moulay mounir mourad moussa moustapha mpho mubarak muhammadu muhammed muhoozi mukesh
mukhtar mulugeta munir murad murat musa mustapha muzaffar mykhailo mykola nabeel nabil nadeem nadir
naeem nagaraj naguib nana narendra naresh naseer nasir nasser nassim navid nawaf nazar nazim
necmettin nelson nestor nevzat ngugi nhial nicanor nicolae nihad nikola nikolaos nikolay nikos
nizar noah noureddine nur nurlan nursultan obaid obi obiageli octavio odai odhiambo ogtay okan
okello oleksandr oleksii oliseh olivier olusegun oluwaseun omer omid onur oren orhan osman osvaldo
otgonbayar otieno oumar ousmane ovidio oyewale oz ozan ozgur pablo pape parvez parviz pascual
pasquale pavlo pavlos pedro pekka per petar peter-john petro petru phuc pierluigi pieter piotr pius
pradeep prakash pranab prasad praveen pravin predrag priit przemyslaw qais qasim qin quang quentin
radek radovan radu rafik rafiq rafizi raghuram rahim rahmat raif raila rainer rajan rajesh rajiv
rajnath ram rama ramesh rami ramin ramiro ramush rana ranil ranjit rasheed rasmus rasul ratko
raymundo razak reda reginaldo remigio rene reynaldo reza riad riaz ricky rifat rigoberto rinat
rizwan rodolfo rodrigue rogelio rolando romain romeo romulo ronen roque rosario rouhollah rudolph
rui ruslan rustam saad sabah sabri sacha sadio sadiq saeed saeid said saidou saif saifullah sajid
sajjad sakari salah salaheddine saleem saleh salem salif salih salim salomon salva sami samiullah
sanath sandeep sandor sani sanjay santino sanusi saqib sarath sardar sasha satish satoshi sayed
sayyid sbusiso seamus sebastien seif selahattin selcuk selim semyon senzo serge serhii servando
seung seydou shafiq shahbaz shahid shahidul shaikh shakeel shakib shamsul sharif shavkat shehbaz
sheikh shigeru shimon shinzo shlomo shyam siarhei sidi sifiso silvestre silvio simeon sipho sisay
slavomir slim slimane slobodan solomon songezo soran sorin souleymane stanislav stefano stelios
subrahmanyam sudhir suleiman suleyman sultan sundar sunil surendra suresh svetoslav syed sylvain
sylvestre taha tahir taiwo tamas tamer tamir tanvir taras tarek tarik tawfik tayeb tayyip tekle
temur tendai teodor teodoro terefe tesfaye tewodros thabo thaksin thanh thein theo thich thierry
thinley thulani tiago tibor tigran timur tin tito toivo tomas tomasz tomislav torgny toshio trung
tshering tuan tunde tuomas turgut ugur uhuru umar umaru umberto unai usama usman uzair vaclav
valdis valentin valeriy vasile vasily vasyl vazgen velupillai venkat vicente victorino vijay viktar
vinay vincenzo vinh virgilio vivek vladislav vlado vo vojislav volodymyr vuk vyacheslav wael wajid
waldemar waleed walid waqar wasim wichai wilfredo wilfried wissam wole wolfram xanana xavi yahaya
yahya yair yakov yakubu yan yann yannick yaser yasin yasir yassin yassine yaw yayi yazan yehuda
yemi yerlan yevgeny yigal yohannes yonas yoseph yossi youcef younes younis youri youssef youssouf
yuriy yusef yusuf yusup yves zaher zahid zaid zakaria zakir zalmay zaw zbigniew zdenek zeev zeid
zelalem zhan zia ziad ziaur zin zine zinedine zlatko zoltan zoran zubair zulfiqar
""".split()
)
WORLD_FEMALE: Final = frozenset(
    """
aaliyah abeer abena abir ada adaeze adama adela adelina adenike adesuwa adriane afef afra afua
agata agnese agnieszka ah-young ahlam aicha aida aigul ainur aissata aissatou ajara akosua akua
alaa alba alejandra aleksandra alena alesia alexia alia alima alina aliye aliza alma almudena alya
amal amalia amani amaya amber ameera amel amelie amena amira amna amparo amrita anahit anais ananya
anastasiia andrea andreea angele angeles angelica anggun anica anicka aniela anisa anita anja
anjali anjana ankita annalena annamaria anne-marie annelie anoush antonella antonia antonina
anuradha aoife apinya arabella araceli aracely aranza arezoo aruna arwa arzu asel asha asma asmaa
asmara assia asta astou asunta aurelia aurora awa awut aya ayaan ayanda ayat ayesha aygul aylin
ayse aysel aysha azadeh azar aziza badia bahar bahia bana basma bassima batool beata beatriz begum
belen bella benazir berenice bernarda berta besna bhavna bibi bilkis bimala bineta bintou birgit
bisi blanca blessing bose bozena branka brigida brigitte buhle bushra busisiwe caitriona camelia
candelaria caridad carina carme catalina catarina caterina celeste celia celina chandrika charu
chiamaka chiara chimamanda chinwe chioma chipo christiane cielo clarisse clemencia clementine
conceicao concepcion consuelo corazon corina cristina dalal dalia damla danuta daria darya dayana
deepa delphine denisse derya despina dewi dilma dilnoza dima dina dolma dominika domitila dorota
dorothea dunja dunya ebru ecaterina edita efua eleni eleonora elham elif elin elisabeta elisabeth
elisaveta elka elke elmira elodie elsie elvira emelda emina emine encarnacion esperanza estefania
estela ester eszter eugenia eulalia evgenia ewa ezgi fadia fadwa fahima faiza fanta farah fareeha
farida faridah farzana fatema fathia fatime fatma fatou fatouma fatoumata fawzia feride fernanda
fidelia filiz fiorella flavia fozia francesca francoise franziska freya frida fumiko funke furaha
gabriele galina galyna ganna garance gauri geetha georgette georgina germaine ghada gisele gita
gloria golnaz gordana graciela grazia guadalupe gulalai gulbahar gulnara gulsen gulsum hadeel hadia
hadiza hadja hafsa hala haleema halima halina hamida hana hanaa hanan hande haneen hanna hannelore
hasina hatice hatidza hawa haya hayat hazal heba hebe hedwig heloise herminia hiba hilde hind houda
hourig hristina huda hulya hye ifeoma ikram ilaria ildiko ilse iman imane imelda imene imran indira
ines inga inna ioana iqra irena iryna isatou ishrat itzel ivana ivonne iwona izabela jacinta
jadwiga jamila jamileh janelle jarmila jaya jelena jennie jia jocelyne johanna jolanta josefa
josefina jovana jowita juana judit jumana justine justyna jutta kadiatou kadija kainat kaja
kalthoum kamila kanchana karina karolina katalin katarzyna katerina kateryna kati kavita kawthar
keiko khadijah khadra khawla kholoud khrystyna kinga kiran krystyna kseniya kubra kulsoom kumari
laila lalita lamia lan larisa larysa lasma latoya laura leila lejla leonor lesia leticia leyla lia
lidia lidiya lilian liliana lilianne lina lindiwe linh lisbeth liudmila ljubica loredana lorena
loubna lourdes luana lubna luciana lucie ludmila luisa lujain luljeta luz lwanda lyubov lyudmila
maddalena madhuri madina magda magdalena maha mahbouba mahnaz mahsa maia maimouna majda makena
malalai malgorzata malika mamta manal mandisa manizha mansoura manuela marcela marcelina margarida
margot margrethe mariama mariana mariela mariia mariko marisa marisol maritza marjan marketa marta
martina marwa marwah mary-ann marzia masha maud mawra maya mayra maysa mbali meera mehwish mei
melek melissa meltem meriem meryem meseret meskerem mihaela mila milagros milena milica mina
mireille mirela mirjana mirta mitra mona monika mouna mozn mumtaz muna munira muyassar myriam
nabila nadezhda nadiia nadja nafisa nagwa nahed nahid nahla naila naima najat najla najwa nana
nandini narges nargiz narine nasreen nasrin nastassia natacha nataliia natalya nawal nayana nazanin
nazli nazma neema neha nehad nela nelly nermin nevena ngoc ngozi nguyet nida nihal nilufar nilufer
nimco nino niran nisha nivedita nkechi nkosazana nobuhle noemi noha nohemi nomvula nomzamo nora
nouf noura noushin nozipho nur nura nuria nurul nyasha odette ofelia oksana oleksandra olena olesya
olha oluchi olufunke oumou oyuna oznur paloma paola parastoo parisa parveen paulina pelin perla
perpetua petra petronella phindile phumzile pilar pinar piyali pooja poonam pramila pratibha preeti
priscila pritha priti priya rabab rabia rabiaa radha radhika raghad raghda rahila rahma raisa raja
rajaa rajni rakia rana rania raquel rasha rashida rasmata raya razan razia reem reena refilwe reham
rehana renata reyhan rezan rida rihab rima rimma rina rita rithika rocio rokia roksana romana roopa
rosalba rosalia rosalinda rosaura rose-marie roshan roshni rouba rowena roya rubina rukhsana rukiya
rumana rupa ruqaya ruta saadia saba sabah sabeen sabiha sabina sabine sadaf sadia safa safia safiya
safura sahar saida saima sajida sakina salama salima salma salome saloua samah samar samara samia
samina sana sandrine sangeeta saniya sanja sanna sapna sara saran sarita saule savita seda sedef
seema sehar selin selma semra senait sevda sevgi sevinj shabana shabnam shahd shahida shahla
shahnaz shaima shanthi sharifa sharmila sheena shefali shereen sherry shireen shirin shoira shreya
shukria sibongile siham silvana simin simona sindisiwe sinead siobhan sirin sithembile sixta
sladjana snezana sofie sofiya solange soledad solomiya sona songul soraya souad soumaya sujata
sukanya suleika sumaya sumi sunita supriya surayya sushma svitlana swati sylvie tabassum tahira
tahmina taisa takwa tamam tania tansu tarana tasneem tatsiana tawakkol tawakkul tendai teodora
tereza terezinha thandi thandiwe thuli thuy tijana tilda tirhas tomoko touria tsehay tsitsi tuba
tulay ulla ulrike umm urszula usha uzma valeria vanda vandana veena vendela vera vesna vida vidya
vigdis viktoria viktoriia violeta viorica wafa wahida wai wambui wangari wanjiku warda wasima wided
wiem winnie ximena xiomara yael yamina yara yasemin yasmeen yasmina yelena yesenia yetunde yevgenia
yoko yordanos yosra yousra yuliya yumi yusra zaha zahida zahira zahra zaina zakia zamira zara
zarina zarmina zaynab zeinab zelda zeynab zeynep zhanna zinaida zineb zita zofia zohra zohreh
zoraida zubaida zuhal zuzana
""".split()
)
# Chinese, Korean and Vietnamese: the family name first, which alone stands for the person.
FAMILY_FIRST: Final = frozenset(
    """
ahn bae baek bui cai cao chan chen cheng cheung cho choi cui dang deng ding dinh do dong du duong
feng gao guo han he heo ho hong hu huang hui huynh hwang jang jeon jeong jiang jung kang kim ko
kwan kwok kwon lau le lee leung li liang lim lin liu lu luo ly ma mai mok moon nam ng ngo nguyen
noh oh paik pak pan park peng pham phan poon ren ri ro ryu seo shen shin song su sun szeto tan tang
thich tian tran trinh truong tsang tse vo vu wang wei wong wu xiao xie xu yang yao ye yeung yip yoo
yoon yu yuan zeng zhang zhao zheng zhou zhu
""".split()
)
