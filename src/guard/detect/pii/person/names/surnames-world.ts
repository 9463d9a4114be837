/** Surnames of other languages, romanized, in plain lower case, parted by spaces. */
export const SURNAMES_WORLD = `
aaberg aalto aaltonen aarts aas aasen abadi abara abate abbas abbasi abbate abboud abdallah
abdelaziz abdi abdo abdulai abdullah abdulrahman abe abiola aboud abrahamsen abrahamsson abramov
abrantes abt acar acharya achebe acikgoz ackermann adachi adam adamczyk adamec adamik adamski
adebayo adel adeleke adeyemi adhikari adichie adler adriaans afanasiev afolabi afonso afzal
agafonov agarwal agbaje aggarwal agostini agrawal ahlberg ahlstrom ahluwalia ahmad ahmadi ahmed
ahn aho ahola ahonen ahrens ahuja ai aiello aigner airaksinen akar akbar akbas akbulut akcay akgul
akhmedov akhtar akin akinola akintola akiyama akkaya akman akram aksenov aksoy aksu aktas alami
alanen alawi albanese albers albertini albrecht albu albuquerque aleksandrov alekseev alencar
alessi alexiou ali aliyev alkan alm almada almqvist altieri altin altun alvi alvim amadi amano
amaral amari amato amin amir amiri amoah amorim amoroso ampofo amundsen anan anand andersen
andersson ando andre andreassen andreasson andreev andrei andreoli andrzejewski angelini
angelopoulos anisimov annan ansari antal antonelli antonescu antonini antoniou antonov antonsen
anttila antunes anwar anyanwu aoki aoyama appel appiah apte aquino arafat aragao arai araki arena
arikan arimoto arkhipov arnaud arndt arnesen arnoult arora arslan artemiev arvidsson asai asano
asante asare asghar ashraf aslaksen aslam aslan assad assis assuncao atallah atas ates athanasiou
aubert aubry auer auger autio avallone avci avdeev avram awad awasthi awolowo axelsen axelsson
aydemir aydin aydogan ayew aygun ayhan ayoub ayyar azikiwe aziz azizi baardsen baas baba babic
babu bachmann backer badawi badea bae baek bagchi bahri bai baier baig bailly bajaj bajwa bak
bakir bakke bakken bakker bako bakos bakr bakshi bakx balakrishnan balan balasubramanian balaz
balazs balci baldi baldini balla balodis balog balogh balogun bana banas banda banerjee banerji
bang bansal bao baptista baran baranov baranowski barbato barbier barbieri barbu baris barisic
barna barone barre barresi barta bartczak bartel bartels barth bartha barthelemy bartok bartoli
bartolini bartos bartosova bas basar basha bashir basile baskan basso basu batra battaglia baudry
baumgartner baur bayrak bayraktar bayram bazin beaulieu bech bedi bednar bednarek bednarz beek
beekman begum behrendt behrens beier beike bejan bekar belkacem bellini bellucci belousov belov
belozerov beltrame belyaev belyakov benali benamar benard bencherif bencze bendtsen bene benedek
benedetti benedetto benes bengtsson benko benmoussa bennani bento bentsen benvenuti benz beran
berends berge berggren bergh berglund bergmann bergqvist bergsma bergstrom berisha bernardes
bernardi bernardini bernhardt berntsen berrada bertelsen berthelot bertin bertolini bertoni
bertram berzins besnard bespalov besson betti betz beukers bezerra bhagat bhandari bhardwaj
bhargava bhasin bhat bhatia bhatnagar bhatt bhattacharya bhattacharyya bhatti bhowmick biagi
bianchi bianco bieber bielak bielecki bigot bilgic bilgin bille binder bingol biondi birkeland
biro biryukov bischoff bisht biswas bittencourt bizjak bjerke bjork bjorklund bjorkman bjornstad
blaha blanc blanchet blank blaszczyk blazevic blinov blok blokhin blom blomqvist blondel boakye
boateng bobrov bobylev boccia bochenek bock bode bodin bodnar boe boer boersma boettcher bogdan
bogdanov bognar bohlin bohm bohme bolat bolshakov bondar bondarenko bonde bonetti bonfanti bonneau
bonnet bonomi bora borah borba borbely borisov borkowski boros borowski borrelli bos boschi bosco
bose bosma bosman bostrom botelho bottaro bottcher bouazza bouchet boukhari boulanger bouquet
bouras bourdon bourgeois boutin boutros bouvier bouzid boyko boz bozic bozkurt bozsik brabec
bradtland braga bragin brambilla branco brandao brandl bratland brekke breton breuer briand
brinkmann brockmann brodin brouwer brouwers bruckner bruijn bruin brun brunel bruni bruns bruschi
bruun brzezinski bucher buchholz buchner bucur budai bugge bui buisson bulgakov bulut bureau
burkhardt burov busetto butkus butt buttner bye bykov bytyqi byun caetano caglar cai cakir cakmak
calabrese calabro caldas caldeira caliskan calo camilleri campana camus candan candido cao capek
caputo carbone cardinale carlier carlini carlsen carlsson carneiro carpentier carraro carre
carreira carriero cartier caruso carvalho casadei casagrande casimiro castanheira castelli
cattaneo cavalcante cavalcanti cavallaro cavalli cavallo cayabyab ceccarelli cecchini ceccon cech
celik cen cermak cernak cerny cerqueira cerutti cesari cetin cevik cha chae chagas chahine
chakrabarti chakraborty chakravarty chalupa chanda chandra chapuis charpentier charrier chartier
chatterjee chatterji chaturvedi chaudhary chaudhry chaudhuri chauhan chauvet chauvin chawla cheema
chekhov cheng cherif cherkaoui chernov chevalier chevallier chiang chiba chien chikwanda chin
chmielewski choe chojnacki chopra chou choudhary choudhury chowdhury christ christodoulou
christoffersen chukwu chun cicek ciesielski cieslak cinar ciobanu cirillo claes claeys claus
clausen clerc coban coelho coimbra cojocaru colak coletta colin collet collin colombo coman
conceicao constantin constantinescu conte coppens coppola cordeiro cordier cornelissen cornu corsi
corte cortese coskun costache costantini costantino coste coulon courtois cousin coutinho
couturier cozma cozzi cremonesi cristea cristiani croce csaszar cseh csiszar csonka csordas cui
cunha cuypers czajka czajkowski czarnecki czech czerwinski dabrowski daelemans dag daher dahlberg
dahlgren dahlin dahlstrom dai dalal dalen dalkilic damasceno damgaard damico damle dan dang
dangelo danielsen danielsson danilov danjuma danso dantas dao daoud darko darwish das dasgupta
datta dave davidsen davydov deak deangelis deboer degiorgi dejong dejonge dekker delacroix delage
delahaye delannoy delattre delaunay delmas delorme dementyev demir demirbas demirci demirel
demirkan demirtas deng denis denisov deniz derosa desai desantis descamps deschamps deshayes
deshmukh deshpande devaux devi devos dewan dhar dhawan dhillon dhingra diab diaconu diallo didier
digiovanni dijk dijkman dijkstra dimitriou dinc dincer ding dinh dinis diniz dinu diop diouf dixit
dizon djebbar djordjevic dlamini dmitriev dobos dobre doerr dogan doganay dogru doi dolezal
domanski dome domingues donati donato dong doorn dorn dorofeev doronin dostal dostoevsky dou
drabek dragan dragomir drandakis dreier drescher driessen drozdov du duan dubey duboscq dubreuil
duchamp duchemin duchene duda dudas dudek dufour duhamel dujardin duman dumitrache dumitrascu
dumitrescu dumitru dumont dupre dupuis dupuy durak durand durmaz durmus dusek dutt dutta dvorak
dvorakova dwivedi dyachkov dyhr dziedzic ebbesen eberhardt ebner eder edlund edvardsen eek efimov
efremov egger eglitis egorov eichhorn eid eide eijck eisele ek ekberg ekici ekinci eklund ekman
ekstrom elamrani elfassi elgaard eliassen eliasson eliseev ellefsen ellingsen elmas elmasri elomaa
elomo elsayed emelyanov enache endo ene engelen engelhardt engen enger engstrom erbas ercan
erdelyi erdem erdmann erdogan erdos eren ergin ergun erichsen eriksen eriksson erkan erlandsen
erlandsson ermakov ernst erol ershov ersoy ertas ertugrul esen eskelinen esser esteves estrela
etienne evangelista evdokimov evensen evrard evseev eze ezekiel fabbri faber fabre fabris fadeev
fadel fahmy faivre fakhoury falcao falcone fan fang fantini farago faraj farina farkas farooq
farouk fasano fashola fathi faure fava favre fawzi fayed fazekas federici fedoseev fedotov feher
fekete feng fernand ferrand ferrante ferraz ferretti ferri fiala fiedler figueira figueiredo
filatov filip filipe filipek filipiak filippi filippini filippov fiore fiorentini fiorentino fiori
fiser fjeld fjeldstad fleischer fleury flodin florea florio fodor fofana fois fokin foldi
folkesson fomichev fomin fonseca fontes forgacs formanek fors forsberg forte fortin fortunato
fosse fouquet franca franceschi franceschini franchi francois frandsen franke franssen frantz
franzoni fredriksen fredriksson frei freire freitag friberg friedrich friis fritsch froehlich
frohlich frolov fu fuhrmann fujii fujimoto fujimura fujisawa fujita fujiwara fukuda fukui
fukushima fukuyama fulop fumagalli furtado furukawa furuya fusco fyodorov gaal gabrielli gade
gagarin gagne gaikwad gaillard gairbekov gajda gajewski gajos gal galasso galic galkin galli
gallina galvao gama gambino gan gandhi ganesan ganguly gao garg garnier garofalo gartner gashi
gasparini gatti gatto gaudin gautier gavaskar gavrila gavrilov gbadamosi gebauer gebhardt geerts
geisler geissler genc geng genovese gentili georges georgescu georgiou gerasimov gergely gerhardt
gerlach germain gerritsen ghanem gharbi ghazal gheorghe gheorghiu ghosh giaccherini giannini
gianotti giese gillet giordani giordano giorgi giovannini girard giraud giuliani giuliano giusti
gjerde glad glaser glowacki godard godinho goebel goel goetz gois gok gokce gokhale goktas golob
golubev goncalves gong goossens gopal gopalan gorbachev gorbunov gordeev gorecki gori gorog
gorshkov gorski goto gottschalk gotz gouveia gowda goyal grabowski graca graf granata grandi
grandjean grassi grasso graversen greco gregori greiner grewal grgic grieco grigore grigoriev
grillo grishin groen gromov grondahl gronlund gronvold groot gros grosse grossi gruber grunwald
grzelak grzybowski gu gualtieri guan guedes guerin guerreiro guerrieri gueye guha guichard guida
guidi guilbert guillaume guillemin guillet guillon guillot guimaraes gul gulbrandsen gulec guler
guliyev gultekin gulyaev gulyas gumus gun gunawan gunay gundersen gunduz gunes guney gungor
gunnarsson guo gupta gur gurbuz gurler gurung guryev gusev gushchin gustafsson gustavsen
gustavsson gut gutowski guven guyot guzel gwak gyorgy gyori ha haakonsen haaland haan haapala
haapanen haapasalo haase haavisto habib haddad hadi hafez hagemann haggstrom hai haidar hajdu
hajek hakala hakansson hakim hakkarainen halabi halasz halim halmos halonen halvorsen hamad hamada
hamadi hamaguchi hamalainen hamann hamasaki hamdan hamdi hamed hamel hamid hamidi hammarstrom
hammoud hamon hamouda hamza han hanafi handa hanke hannula hansson hao hara harada haraldsen
haraldsson hariri harju harms haroun harsanyi hartikainen hartono hartung hartwig hasan hasanov
hasegawa hashemi hashim hashimoto hassan hassani hatano hattori haug hauge haugland hauksdottir
haupt hausmann havel havlicek havlik hayakawa hayashi hedberg hedin hedlund hedman hegde hegedus
hegge heid heikkila heikkinen heil heine heinemann heino heinonen heinrich heinz heinze hejda held
helgesen hellstrom hemmingsen hempel hendriks henkel hennig henriksen henriksson henriques hensel
hentschel heo herbst hermann hermans hermansen hermansson herold herve hesse heuer heuvel hidaka
hidayat hietala higa higashi higuchi hijazi hildebrandt hiller hiltunen hino hinz hirai hirano
hirata hirayama hirose hiroshima hirvonen hjelm hjorth hlavac hlavaty ho hoang hoarau hocevar hoek
hoekstra hofer hofman hofmann hofstede hoglund hohmann hokkanen holinka hollosi holmberg holmgren
holmqvist holmstrom holst holub holz holzer honda hong horacek horak hori horie horiguchi horikawa
horiuchi horky horta horvat horvath hoshino hosokawa hossain hosseini hou hovland hoxha hribar
hruby hruska hrytsenko hsieh hu hua huang hubert hubner hudak hudec huebner huet huhtala hui
huisman hultgren humbert hunyadi huo huseynov hussain hussein huttunen hwang hyttinen hyun hyvonen
iacob iacono iadanza iancu ianni iannone ibe ibragimov ibrahim ibsen ichikawa idris idrissi
ignatiev ignatov iguchi igwe iida iijima iizuka ikeda ikonen ilhan ilic iliescu illes ilves ilyin
im imai imamura imbert immonen imperiale imre inaba inacio inagaki inan ince ino inoue ioannou
ionescu ionita iordache ipek iqbal isaev isakov isaksen isaksson ishibashi ishida ishihara ishii
ishikawa ishiyama islam ismail ismailov isobe issa ito itoh ivan ivanenko ivanov iversen iwai
iwamoto iwasaki iwata iyengar iyer izumi izzo jaakkola jaaskelainen jabbar jaber jablonski jacques
jacquet jacquot jadhav jaeger jafari jager jahn jain jaiswal jakab jakob jakobsen jakobsson
jakubowski jallow jalonen jamal jan janda janecek jang janicki janik jankauskas janke janosi
janowski jansons janssens jansson jardim jarvela jarvinen jasinski jawad jaworski jean jelinek
jeon jeong jeppesen jepsen jespersen jesus jha ji jia jiang jiao jilek jin jindal jing jirasek jo
johannesen johannessen johansen johansson johnsen jokela jokinen joly jonassen jonasson jong
jongsma jonker jonsson joo jorgensen joshi jost joubert jourdan jovanovic jozwiak juhasz juhl
julien jun junge juntunen juric justesen juul juvonen kabanov kaczmarczyk kaczmarek kaczor kadam
kadar kadlec kadri kafka kahraman kaikkonen kakkar kalashnikov kale kalina kalinin kalinowski
kallai kallio kalmar kalnins kaluza kamal kamara kamata kamau kamble kamel kamiya kamp kampen
kanda kaneda kaneko kangas kania kannan kantor kanya kapadia kapoor kappel kapur kapustin kara
karabulut karaca karadag karagiannis karagoz karahan karakaya karakoc karakus karam karaman
karatas karczewski kardos karhu kari karimi karimov kariuki karjalainen karl karlsen karlsson
karnik karpathy karpov karppinen kartal karvonen kasai kasal kashyap kask kasper kasprzak kasprzyk
kassab kassai kassem katayama kato katona katsuragi kaufmann kaul kauppila kauppinen kaur kavcic
kavka kawabata kawada kawaguchi kawahara kawai kawakami kawamoto kawamura kawano kawasaki
kawashima kaya kazakov kazemi kazlauskas kecskes kedzierski keil keita kelemen keles kelmendi
keranen kerekes keresztes kern kertesz keskinen kettunen khalaf khalid khalifa khalil khandelwal
khanna kharitonov khatib khatri khattab khatun khokhlov khosla khoury khumalo khurana kikuchi
kilic kilinc kimani kimura kinnunen kinoshita kir kiraly kirchner kirillov kirsch kis kiselev
kishi kishiev kishimoto kiss kitagawa kitamura kitano kivela kjaer kjeldsen klaus klausen klemm
klerk kleven klima klimek klos klose klug klymenko knezevic knoll knutsen knyazev ko kobayashi koc
kocak kocour kocsis kodama koenig kofoed kohli koike koivisto koivunen koizumi kojima kok kokko
kokkonen koksal kolar kolb kolehmainen kolesnikov kollar koller kolobov kolodziej kolodziejczyk
komarov komatsu komissarov komulainen konate kondo kondratiev kone konecny kong konieczny konig
koning kono kononov konovalov konrad konstantinidis konstantinov koo koos kopec kopecky kopp
koppel kopriva kopylov korhonen korkmaz kormos korner kornilov korolev koroma korosec korpela
korpi kos kose koshelev kosinski koskela koski koskinen koster kostin kot kotnik kotov kouassi
koudelka kouyate kovac kovacevic kovacik koval kovalchuk kovalenko kovalev kovar kovarik kowal
kowalczyk kowalewski kowalik kowalski koyama koyuncu kozel koziol kozlov kozlowski kozma krajewski
kral kranjc krasilnikov krasniqi kratky krauss kravchenko kravchuk krawczyk krawiec krebs krejci
kremer kretschmer kretzschmar krishna krishnamurthy krishnan kristensen kristiansen kristoffersen
kriz kroeger krog kroger krogh krol kron kroon krug kruk krumins krupa krylov kryukov krzyzanowski
kuang kubat kubes kubiak kubicki kubik kubo kubota kucera kucharski kucuk kudo kudrna kudryashov
kudryavtsev kuehn kuhlmann kuhne kuijpers kuiper kuipers kujawa kukk kukkonen kula kulagin kulakov
kulikov kulkarni kumagai kumar kumari kun kung kunz kunze kuo kurek kurien kurihara kurniawan
kuroda kurosawa kurowski kurt kurtulus kurz kusaka kusuma kuti kuusela kuusisto kuwahara kuzmenko
kuzmin kuznetsov kvam kwak kwan kwiatkowski kwok kwon kwong laakkonen laakso laaksonen labbe
lacerda lacombe lacroix lacson lagana lagarde lahlou lahti lahtinen lai laine laitinen lakatos lal
lamberti lambrechts lammi lampinen lamy landi langeland langer langlois langr lapin laporte
lappalainen larionov larsson laskowski lassen lassila laszlo latif laukkanen lauridsen laurila
lauritsen lavoie lavrentiev lazar lazarev le leao lebedev lebon lebreton lebrun lechner lechowicz
leclerc leclercq lecomte lecoq ledoux leduc leeuwen lefebvre lefevre leger legrand legros lehner
lehtinen lehto lehtola lehtonen lei leino leinonen leitao leite leitner lejeune lelievre lemaire
lemaitre lemieux lemke lemmens lemoine lendvai leng lengyel lenoir lenz leonardi leone leonhardt
leoni lepisto leppanen lermontov leroux leroy lervik lesage leskinen leszczynski leung leveque
lewandowski lewicki li lian liang liao lie lien liepins likhachev lindahl lindberg lindblom linde
lindell lindemann linden lindfors lindholm lindner lindquist lindqvist lindroos lindstrom ling
linke linna lins lipinski lis ljung ljungberg lobanov locatelli lofgren loginov lohmann loi
loiseau longo lopes lorentzen lorenz lorenzi lorincz lou louis loureiro lourenco louro lovric lu
luan luciani ludvik luik lukac lukacs lukasik lukaszewski lukin lunde lundgren lundin lundqvist
lundstrom lungu luo luoma luong lupo lupu luthra luukkonen luyten lykke lyng lysenko lysne lytkin
lyu ma maar maas mabaso macaraeg mace macedo macek mach machacek maciejewski maciel macri madan
madeira madej maeda maekawa maes magalhaes maggi maggio magi magnani magnussen magnusson magomedov
magsaysay magyar mahajan mahapatra mahdi maheshwari mahfouz mahlangu mahmood mahmoud mai maia
maier maillard maina maiorana maiti majchrzak majewski majid majumdar makarov makela maki makinen
makino makoni makowski makris maksimov malecki malek malheiro malhotra malik malinowski mallet
mallick malm malmberg malouf malviya maly mammadov mamontov mancuso mandal mandela mane manfredi
mangubat manna manninen manole mansour mansouri mantere mantovani manzi manzo mao marangon
marchand marchenko marchese marchesi marchetti marchi marcil marciniak marcinkowski marcussen
marechal marek mares mariani maric marie marinescu marinho marini marion markiewicz markkanen
markov markovic markowski markussen marotta marquardt marra marras martel martikainen martinelli
martini martinsen martinsson marton marty martynov maruyama marx marzano mascarenhas mascia masek
masi maslov masood masri masson massoud masuda mate matei matejka mathiesen mathieu mathisen
mathur matic matousek matsuda matsui matsumoto matsumura matsunaga matsuo matsuoka matsushita
matsuura mattei mattila mattsson matusiak matuszewski matveev matyas maurice mauro mayerhofer mayr
mazur mazurek mazza mazzeo mazzi mazzola mbeki mbewu medvedev meer mees mehl mehra mehrotra mehta
meier meijer meireles meissner mele melin melis melnikov melnyk meloni menard mendes mendonca
menezes meng menon mensah mensik menzel mercier merilainen merkel merkushev merten mertens
mesquita messias meszaros meulen meunier mezei miah miao miceli michalak michalik michalski
michels michieli michiels mielczarek miettinen mihai mihalache mihaly mikhailov mikheev mikkelsen
mikkola mikkonen mikolajczyk milani milewski milosevic minami minelli mirabella mironov mirza
mishima mishin mishra misiak misra mistry mitra mitsui miura miyagawa miyagi miyake miyamoto
miyata miyazaki miyazawa mizuno mizutani mlakar mo moberg mochizuki modi moe moen moens mogensen
moghadam mogyorosi mohamed mohammadi mohammed mohan mohanty mohapatra moilanen moise moiseev mok
mokoena mol molander molchanov moldovan moldoveanu molefe molin molinari moller molnar mondal
moniz monjeau monnier montanari montesano monti morabito moradi moraes morais morandi moravec
morawski moreau morel morelli moretti mori moricz morimoto morina morita moritz moriyama moroz
morozov morra morsi morvan mosca motoyama motta moulin moura mourao moussa moyo mrabet mraz
mroczek mroz mu mubarak mufti mugabe mughal mukai mukasa mukherjee mukherji mukhin mukhopadhyay
mulder munch munir munk munteanu mura murai murakami muramatsu murata muravyov murayama muresan
murgia murthy murugan musa musial musil musliyevich musso mustafa mustonen musumeci muszynski
mutlu mutua mwale mwangi myasnikov myhr myhre myklebust mylly myllyla nadas nader naess nagai
nagano nagarajan nagasawa nagashima nagata nagy naidoo naidu naik naim nair naito naji najjar
nakagawa nakahara nakai nakajima nakamoto nakamura nakanishi nakano nakao nakashima nakata
nakayama nakazawa nam nambiar namgung napoli napolitano narang narayan narayanan nardi narin
narita nascimento nasr nassar nasser nasution natale natarajan nath naumann naumov navarre
navratil nawaz nayak nayar nazari nazarov ncube ndiaye ndlovu neagu nedelcu nedrebo nedved negi
negri negru nejedly nekrasov nemec nemes nemeth nergaard neri nesterov neto neubauer neubert
neuhaus nevalainen neves neveu ngcobo ngugi ni nica nickel nicolae nicolescu nicoletti nicolini
nie niedzwiecki niemann niemczyk niemela niemi nieminen nieuwenhuis nigam nigro nijhuis nijland
nikiforov nikitin nikolaev nikolaidis nikolaisen nikolic nikonov nikula nilsen nilsson ning nishi
nishida nishikawa nishimoto nishimura nishino nishioka nishiyama niskanen nissen nissinen nistor
nita nitsche niu nkosi nkrumah noack nobile nobre nobrega noda noguchi noh nolte nomura noor noori
norberg nordahl nordberg nordin nordstrom noren norgaard norling normand noskov nosov nousiainen
novikov novosel novotny nowacki nowakowski nowicki ntuli nugroho nurmi nurminen nwachukwu nwankwo
nwosu nyambura nyari nyberg nygaard nygard nygren nyholm nykanen nylund nyman nyongo nystrom
nzeogwu obasanjo oberg obi obiora oblak ochi ochieng odegaard odegard odhiambo odintsov ofori
ogasawara ogata ogawa ogunbanjo ogunleye ogura ogut oguz oh ohashi ohlsson ohno ohta oikonomou
oinonen oishi oja ojala ojha ojo okabe okada okafor okamoto okamura okano okazaki okeke okereke
okonkwo okoro okoye oksanen okubo okuda okumura okur olah olander olaussen olawale olejniczak
olgun olivieri oliynyk ollikainen ollila ollivier olofsson olsson olszewski olteanu omar omori
onal oner onishi ono onoda onyango oomen opoku oprea opsahl orban orekhov orhan orlandi orlando
orlov orlowski orosz orsini orsos osawa osei oshima osinski osipov osman ostby osterberg
ostergaard ostlund ostrem ostrowski ota otake otani othman otieno otsuka otten ottosen ou ouellet
ouyang ovchinnikov overgaard owczarek owusu oyama oyelaran oyelowo oz ozaki ozawa ozbek ozcan
ozdemir ozen ozer ozgur ozkan ozkaya ozmen ozolins ozsoy ozturk ozyilmaz ozyurt paal paananen
paavola padilha padmanabhan padovani pagani pagano pagliaro pai paik pais paiva pajak pajunen pak
pakarinen pakhomov pal palit palm palmeira palmieri palola palotas palsson palumbo pan panda
pandey pandit pandolfi pandya panfilov pang panganiban panicker panico panicucci panov pant
paolini pap papa papadakis papadopoulos papageorgiou papanikolaou pape papp pappas paraschiv
parekh parikh parisi parlak parmar parn parodi parreira partanen parviainen pasini pasquali
pasquier passos pasteur pastore pasztor pataki pathak patil patnaik patra patry patti patwardhan
pauwels pavan pavel pavic pavlenko pavlicek pavlik pavlov pavlovic pavone pawar pawlak pawlik
pawlowski payet pazdera pedersen peeters pei peixoto pekar pekcan pekkarinen pelkonen pellegrini
pellegrino peltola peltonen peng pennanen penttila pepe peres perini perkovic perna perret perri
perrier perrone perrot persson perugini pesek pesonen pessoa pestov petcu petersons petrauskas
petre petrenko petrescu petridis petrov petrovic petrucci pettersen petterson pettersson petukhov
pfeifer philipp philippe phung piasecki piatek piatkowski piazza piccolo pichler pichon picone
piekarski pieper pieters pietila pietrzak pietrzyk pihl pilla pillai pimenta pineau ping pinheiro
pinho pini pinna pinter piotrowski piras pirinen pirri pisani pisano pitkanen pizzi poddar
podgorski poels pohjola pohl poisson pokorny pol polak polat polgar poli polishchuk polyakov
poncet ponomarenko ponomarev pop popa popescu popiel popov popovic pospisil postma potapov potier
potocnik pouget poulain poutanen pozzi prabhu pradhan prajapati prakash prasad pratama prates
preda preuss prevost prigent prins prinsen probst prochazka prokhorov prudhomme prusa pruvost
przybylski przybysz pu pugliese puglisi pulkkinen puranen puri purnama purohit pushkin pusztai
putra puustinen pytel qadir qasim qi qian qiao qin qiu qu quach quan quaranta queiros queiroz
quintal quist qureshi raab raabe raatikainen rabbani racz radi radic radu radulescu raffai
raghavan ragusa rahayu rahimi rahimov rahman rahmani raimondi raimondo raja rajagopalan rajan
rajput raju ram ramachandran ramadan ramakrishnan ramalho raman ramanathan ramaswamy ramberg rana
randazzo ranganathan rantala rantanen rao rapp rasanen rashid rastogi ratajczak rathod rathore rau
raud rauf raut rautiainen rautio ravelli ravn rawal rawat raynaud razzaq rebane rebelo regnier
rego rehman reichel reimann reimer reinhold reinikainen reis remy ren renard renaud renault repo
resende reuter reynaud rezac rezaei rezek rezende ricciardi ricciuti richard riedel rieger
rietveld riha riikonen riise rinne rissanen riva riviere rizvi rizzi rocca rocchi rodionov roed
roemer rogalski rogov rogowski rohde rolfsen rolland romagnoli romanov romer rong ronkainen ronkko
ronning roos rosati rosengren rosi rossetti rossignol rosso rostad rostas rota rotaru rothe
rousseau roussel rousset rout roux rozanski rozhkov rozman ruan rubino rud rudenko ruf ruggeri
ruiter runge ruotsalainen rusakov rusu rutkowski rutten ruuska ruzicka ryabov rybak rybakov ryberg
rybicki rydberg ryu ryynanen saar saarela saari saarinen sabbagh sabri sacco sadeghi sadek
sadowski saeed saeki safi safonov sagese saha sahin sahlin sahni sahoo said saini saito sakaguchi
sakai sakakibara sakamoto sakata saksena sakuma sakurai salah salama salameh saleh salem salim
salman salmela salmi salminen salo salonen salvatore salvi samadi samant samaras samoylov sampaio
samperi samsonov samuelsen samuelsson sand sandberg sande sandell sanden sander sandhu sandor
sandstrom sandu sandvik sankar sankaran sanna sano santa santini santoro santoso saputra saraiva
sardinha sari saric sarikaya sarin sarkadi sarkar sarkozi sarma sarr sarraf sarti sartori sarvari
sarwar sasaki sastry sato satou sauvage sava savas savchenko savelyev savin savolainen sawada
sawamura sawant sawicki saxena sayed sazonov scala schade schaller scharf scheffer schenk
schiavone schilling schindler schipper schlegel schlosser schlueter schluter schnell scholten
scholz schott schou schouten schramm schreiner schroder schroter schultze schulze schumann schutz
schweizer sciarra scotti seabra sebestyen secgin sedivy sedlacek sedlak seeger seguin sehgal
seiler seixas seki sekiguchi seleznev seliverstov selmer semenov sen sener sengupta senturk seo
seok seong sepp seppala seppanen sequeira serafin serafini serban sergeev serpa sesay seth sethi
setiawan severino sezer shaheen shaikh shakir shala shan shang shankar shao sharapov sharif sharov
shashkov shastri shcherbakov shchukin shehata shehu sheikh shen sheng shenoy shervashidze
shestakov shetty shevchenko shevchuk shi shibata shibuya shilov shim shimada shimamura shimizu
shimoda shinde shinohara shiraishi shiryaev shoji shrestha shrivastava shu shubin shukla siddiqi
siddiqui sidhu sidorov siebert siemon sihombing sihvonen sikka sikkema sikora sikorski silin
sillanpaa silveira silvennoinen silvestri sima simanjuntak simek simic simoes simola simone
simonetti simonini simonov simonsen simsek singhal singhania sinha sipila sipos sipponen siqueira
siregar sirvio sisulu sithole sitnikov situ sivertsen sjoberg sjogren sjolander sjostrom skaar
skala skiba skoglund skov skovgaard skowronek skrzypczak sladek slavik sletten sliwa sliwinski
slot smeets smejkal smet smetana smid smirnov smit smits smolinski snel snoek soares sobczak
sobczyk sobolev sobolewski sobral soderberg soderholm soderlund soderstrom sodhi sohn soininen
sojka sokolov sokolowski solanki solberg soldati solheim soliman solli solovyov somogyi sone soni
sonmez sonntag sood soos sorokin sorrentino soucek soukup sow soyinka soylu sozen spaans spacek
spada spano sparacino spijkers spina srb srinivasan srivastava sroka stachowiak stachowicz stadler
staff stam stan stanciu stanescu stankevicius stankiewicz stankovic stasiak stastny stavrou stec
stefan stefani stefaniak steffen steinbach steinmetz stejskal stella stelmach stenberg stendahl
stene stepanek stepanov stephan stepien sterk stoian stoica stojanovic stolarczyk strandberg
strelkov strnad strobel strom stromberg stromme strzelecki sturm su subbotin subramaniam
subramanian sugawara sugimoto sugita sugiura sugiyama suh suharto sui sukarno sukhanov suleiman
sultan sun sund sundaram sundberg sunde sundin sundstrom sung suomalainen suominen suryadi susanto
susulic sutinen suto suutari suutarinen suvorov suzuki svane svec svendsen svenson svensson
svoboda swaminathan swamy swinkels syed sykora sylla sylte sysoev syversen szabo szalai szalay
szanto szasz szczepaniak szczepanski szczesniak szegedi szekely szekeres szeles szep szeto
szewczyk szigeti szilagyi szilasi szoke szollos szollosi szollosy szucs szulc szuts szymanski
szymczak szymczyk ta tabbara tachibana tada taguchi taha tahir takacs takada takagi takahashi
takahata takala takano takaoka takats takayama takeda takemoto takenaka takeuchi talib talwar tam
tamas tamm tamminen tamura tan tanabe tanaka tanase tandon taneja tang tangen tanguy tani
taniguchi tanimoto tanskanen tao tarantino tarasenko tarasov tariq tas tasci taskin tavares tawil
tazi tedeschi teixeira tekin teles tembo temel teng terada terentyev terranova tervo tesi tessier
testa testani testi teterin tetik teunissen texier thach thai thakkar thakur thapa thibault thiele
thierry thijs thomassen thorsen thorsson thorstensen thygesen thys tiainen tian tichy tikhonov
tikkanen timmer timmermans timofeev timonen titov tiwari tkachenko tkachuk tobiassen todaro toft
toivonen tolstoy tolvanen toma toman tomar tomasek tomasi tomaszewski tomczak tomczyk tomei tomes
tomescu tomic tong topal topcu toprak torgersen torma torok torp toscani tosi tosun touma touray
toure tournier toussaint trane traore trapani trentini tretyakov trevisan trevisani trieu trindade
trinh tripathi trivedi trofimov tromp trpinc tsai tsang tse tseng tshabalala tsuchiya tsuda tsui
tsuji tsukamoto tsutsumi tsvetkov tu tucci tudor tudose tuma tuna tunc tuomi tuominen tuovinen
turan turco turek turi turk turkmen turkoglu turov turpeinen turri turunen tuulikki tveit
twardowski tyagi ucar uchida uchiyama uckun uddin ueda uehara uemura ueno ugur uhm ullrich
ulriksen ulusoy ulvestad umeda umino unal ungureanu unlu uno uotila upadhyay urata urbanczyk
urbaniak urbanski urner ursu usta ustinov ustun usui uusitalo uvarov uyar uygun uysal uzor uzun
vaananen vacek vaher vaidya vainio vaisanen valadares vale valenta valente valenti valentini valet
valkonen vallee vancura vanek vang vangen vanhanen vanicek varadi varghese varju varma varro
vartiainen vas vasconcelos vasicek vasile vasiliauskas vasiliev vass vasseur vasudevan vasylenko
vavra vaz vedel veen veenstra vegh vehvilainen velde veldhuis venalainen venkataraman venkatesan
venturi venturini verbeek verbruggen verburg verdi verdier verdonk veres verhaegen verhagen
verhoef verhoeven verkerk verma vermeer vermeulen verschuren verstraete verstraeten veselov vesely
vestergaard vesterinen vetter vezzoli viale viana vida vidmar vidovic vigh vigneron viitala
viitanen vij vik viken vilela villadsen villani villata villela vinci vincze vink vinogradov
vinter viola virag viragh virtanen visconti vishnyakov visser vissers vistisen vitale vitali vitek
vitiello vitols viviani vlachos vlad vladimirov vlasov vlcek vlieger vliet vlk vo vohra voicu
voigt voinea voisin vokoun volk volkov voll vollmer volpe volpi vondra vondracek vondrak vorel
vorobyov voronov vorontsov voros vos voutilainen vries vroom vu vukovic vuong vuorela vuori
vuorinen vural vyas waal wada wadhwa waeyaert wagenaar wahlberg wakabayashi wal walia wallner
walstad walther wambui wan wangen wanjiku wasik wasilewski watanabe wauters wawrzyniak weert
wegener wegner wegrzyn wei weidner weigel weigl weise welander wen weng wennberg wenzel westberg
westerberg westergaard westergard westerlund westgard westin westlund westra wiberg wibowo widodo
wieczorek wiegand wieland wiersma wierzbicki wiese wiik wijaya wijk wijnen wiklund wilk wilke
willems wilms wimmer winiarski winther wisniewski wit witkowski witte wittmann wlodarczyk wnuk
wojcicki wojciechowski wojcik wojtas wojtowicz wold wollan wolski wolter wolters woo wouters
wozniak wrobel wroblewski wrona wrzesinski wulff wunderlich wysocki xavier xi xia xian xiang xiao
xie xin xing xiong xu xue yabe yacoub yadav yagi yajima yakovlev yakushev yalcin yalcinkaya yamada
yamagata yamaguchi yamakawa yamamoto yamamura yaman yamanaka yamane yamani yamasaki yamashita
yamauchi yamazaki yan yanagi yano yao yassin yasuda yasui yavas yavuz yazici ye yeh yener yeo
yesil yeung yigit yildirim yildiz yilmaz yim yin ying yip ylitalo ylonen yokoi yokota yokoyama
yonemura yoon yoshida yoshikawa yoshimoto yoshimura yoshino yoshioka younes younis yousaf yousef
youssef yuan yuasa yuce yucel yudin yue yuksel yun yurt yusuf yusupov zablocki zago zaidi zaitsev
zajac zak zakaria zakharchenko zakharov zakrzewski zalewski zaman zamfir zander zanella zanetti
zanini zanon zappala zaremba zarins zaveri zawada zawadzki zelenka zeman zeng zengin zentai
zetterberg zetterstrom zha zhan zhdanov zheng zhong zhu zhuang zhuge zhukov zhuravlev ziani zidan
zidek zieba zielinski zijlstra zika zimin zinoviev ziolkowski zito zollinger zorzi zou zsoldos
zuev zulu zungu zuo zupan zupanc zupancic zurcher zwart zwiers zygmunt zykov
`;
